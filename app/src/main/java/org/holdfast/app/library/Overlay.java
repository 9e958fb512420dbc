package org.holdfast.app.library;

/** Which question the picture answers. */
sealed interface Overlay {
    /** How full are the cartridges? */
    record Fill() implements Overlay {}

    /** Which cartridges hold a part of a bucket? */
    record Bucket(String name) implements Overlay {}
}
