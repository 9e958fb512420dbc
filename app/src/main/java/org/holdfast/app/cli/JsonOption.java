package org.holdfast.app.cli;

import picocli.CommandLine.Option;

/** One JSON document instead of a table. */
final class JsonOption {
    @Option(names = "--json", descriptionKey = "cli.option.json")
    private boolean json;

    boolean json() {
        return json;
    }
}
