package ai.deepware.command.models;

import java.net.URI;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A public file of a network.
 *
 * @param name what people call it
 * @param file the file's name
 * @param address where it is fetched from, empty if only its publisher's page names that
 * @param page where its publisher tells about it, empty if that is not needed
 * @param bytes its size, empty if unknown
 * @param sha256 its checksum, empty if unknown
 * @param license a note for people
 * @param importOptions what {@code deepware import} has to be told, empty if it needs no import
 */
record CatalogueEntry(
    String name,
    String file,
    Optional<URI> address,
    Optional<String> page,
    OptionalLong bytes,
    Optional<String> sha256,
    String license,
    Optional<String> importOptions) {

  /** Fetches from elsewhere; the size is unknown then. */
  CatalogueEntry at(URI other) {
    return new CatalogueEntry(
        name, file, Optional.of(other), page, OptionalLong.empty(), sha256, license, importOptions);
  }

  /** Expects this checksum. */
  CatalogueEntry expecting(String checksum) {
    return new CatalogueEntry(
        name, file, address, page, bytes, Optional.of(checksum), license, importOptions);
  }
}
