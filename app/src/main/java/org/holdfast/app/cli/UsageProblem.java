package org.holdfast.app.cli;

import org.holdfast.i18n.CommandText;

/** The command line asks for something that cannot be meant. */
final class UsageProblem extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient CommandText text;
    private final transient Object[] arguments;

    UsageProblem(CommandText text, Object... arguments) {
        super(text.key());
        this.text = text;
        this.arguments = arguments;
    }

    CommandText text() {
        return text;
    }

    Object[] arguments() {
        return arguments.clone();
    }
}
