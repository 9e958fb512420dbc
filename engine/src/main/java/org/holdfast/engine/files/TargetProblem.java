package org.holdfast.engine.files;

import java.nio.file.Path;
import org.holdfast.engine.model.ObjectKey;

/** Something that a restore could not make exactly as it was; the content is right. */
public sealed interface TargetProblem {
    /** What it is about. */
    Path path();

    /** The target cannot hold the key's own name: the object got another, reversible one. */
    record Renamed(Path path, ObjectKey key) implements TargetProblem {}

    /**
     * Part of the metadata was not applied.
     *
     * @param path the file, directory or link
     * @param what {@code owner}, {@code group}, {@code mode}, {@code times} or
     *     {@code attribute} with its name behind a colon
     * @param reason what the system says
     */
    record NotApplied(Path path, String what, String reason) implements TargetProblem {}
}
