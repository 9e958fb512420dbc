package org.holdfast.engine.files;

import java.io.IOException;

/** Who hears what the walk finds, in the walk's thread. */
public interface SourceVisitor {
    /** Something to be put; an exception ends the walk. */
    void item(SourceItem item) throws IOException;

    /** Something that is left out; the walk goes on. */
    void problem(SourceProblem problem) throws IOException;
}
