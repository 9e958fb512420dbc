package org.holdfast.engine.planted;

import java.util.List;

/**
 * A bug that somebody could have made.
 *
 * @param name what is wrong
 * @param seed one of the default seeds, which finds it: tried first, since it saves time
 */
record Bug(String name, long seed, List<Edit> edits) {
    Bug(String name, long seed, Edit... edits) {
        this(name, seed, List.of(edits));
    }

    @Override
    public String toString() {
        return name;
    }
}
