package ai.deepware.command.page.report;

import gg.jte.Content;

/**
 * One video in the page's list.
 *
 * @param id where its section is
 * @param name the video's name
 * @param answer what became of it
 * @param score with three digits, empty where there is none
 * @param persons how many
 * @param seen how much was looked at, or why it failed
 * @param section what stands of it below
 */
public record IndexRow(
    String id,
    String name,
    Answer answer,
    String score,
    int persons,
    String seen,
    Content section) {}
