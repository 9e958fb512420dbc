package org.holdfast.app.cli;

import java.util.Optional;
import picocli.CommandLine.Option;

/** Which library, where there are several. */
final class LibraryOption {
    @Option(names = "--library", paramLabel = "NAME", descriptionKey = "cli.option.library-name")
    private Optional<String> library = Optional.empty();

    Optional<String> library() {
        return library;
    }
}
