package org.holdfast.app.buckets;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.holdfast.app.screen.Place;
import org.holdfast.app.screen.ScreenName;

/**
 * A folder of a bucket.
 *
 * @param prefix what its keys begin with: empty, or ending in a slash
 * @param flat all that is under it, without folders
 */
record Folder(String bucket, String prefix, boolean flat) {
    /** The folder at the path of a place. */
    static Folder at(List<String> path, boolean flat) {
        StringBuilder prefix = new StringBuilder();
        path.subList(1, path.size()).forEach(part -> prefix.append(part).append('/'));
        return new Folder(path.getFirst(), prefix.toString(), flat);
    }

    /** The parts of the prefix; some may be empty. */
    List<String> parts() {
        return prefix.isEmpty() ? List.of()
                : List.of(prefix.substring(0, prefix.length() - 1).split("/", -1));
    }

    /** The same bucket at its first parts. */
    Place place(int parts) {
        List<String> path = new ArrayList<>(List.of(bucket));
        path.addAll(parts().subList(0, parts));
        return new Place(ScreenName.BUCKETS, path);
    }

    /** The folder around this one; none around a bucket. */
    Optional<Place> around() {
        int parts = parts().size();
        return parts == 0 ? Optional.empty() : Optional.of(place(parts - 1));
    }

    /** Where a row that is a folder leads. */
    Place into(String key) {
        Folder inner = new Folder(bucket, key, flat);
        return inner.place(inner.parts().size());
    }

    /** The name of a row as it is shown here: without what all have before it. */
    String name(String key) {
        return key.startsWith(prefix) ? key.substring(prefix.length()) : key;
    }
}
