package org.holdfast.engine.schedule;

/**
 * A drive: its library's name and its element address there.
 *
 * @param library the library's name in this home
 * @param element the element address
 */
public record DriveId(String library, int element) implements Comparable<DriveId> {
    @Override
    public int compareTo(DriveId other) {
        int byName = library.compareTo(other.library);
        return byName != 0 ? byName : Integer.compare(element, other.element);
    }

    @Override
    public String toString() {
        return library + "/" + element;
    }
}
