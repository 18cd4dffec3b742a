(function () {
  'use strict';
  var videos = Array.from(document.querySelectorAll('details.video'));
  function follow() {
    var target = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
    var video = target && target.closest('details.video');
    if (video) { video.open = true; target.scrollIntoView(); }
  }
  addEventListener('hashchange', follow);
  follow();
  addEventListener('beforeprint', function () { videos.forEach(function (video) { video.open = !video.hidden; }); });
  var index = document.getElementById('index');
  if (!index) { return; }
  var body = index.tBodies[0], filter = document.getElementById('filter');
  document.getElementById('tools').hidden = false;
  document.getElementById('open').addEventListener('click', function () { videos.forEach(function (video) { video.open = true; }); });
  document.getElementById('close').addEventListener('click', function () { videos.forEach(function (video) { video.open = false; }); });
  filter.addEventListener('change', function () {
    var shown = 0;
    function show(part) { part.hidden = filter.value !== '' && part.dataset.answer !== filter.value; return !part.hidden; }
    Array.from(body.rows).forEach(function (row) { if (show(row)) { shown++; } });
    videos.forEach(show);
    document.getElementById('shown').textContent = shown + ' of ' + videos.length + ' videos';
  });
  Array.from(index.tHead.rows[0].cells).forEach(function (cell, column) {
    var button = document.createElement('button');
    button.type = 'button';
    button.textContent = cell.textContent;
    cell.textContent = '';
    cell.appendChild(button);
    button.addEventListener('click', function () {
      var down = cell.getAttribute('aria-sort') === 'ascending', rows = Array.from(body.rows);
      Array.from(cell.parentNode.cells).forEach(function (other) { other.removeAttribute('aria-sort'); });
      cell.setAttribute('aria-sort', down ? 'descending' : 'ascending');
      rows.sort(function (a, b) {
        var order = a.cells[column].textContent.localeCompare(b.cells[column].textContent, 'en', {numeric: column !== 1});
        return down ? -order : order;
      });
      rows.forEach(function (row) { body.appendChild(row); });
    });
  });
})();
