package org.holdfast.app.screen;

import org.holdfast.icons.Glyph;

/**
 * A question before something that cannot be taken back, or that costs time: the consequence in a
 * sentence, and a verb on the button.
 *
 * @param glyph what it is about
 * @param title the question
 * @param consequence what will happen then
 * @param verb what the button says
 * @param destructive whether something is lost by it
 */
public record Question(Glyph glyph, String title, String consequence, String verb,
        boolean destructive) {}
