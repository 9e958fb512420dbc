package org.holdfast.app.cli;

/**
 * {@code BUCKET} or {@code BUCKET/KEY}, cut at the first slash; the key is taken as it is.
 *
 * @param key empty for the whole bucket
 */
record ObjectName(String bucket, String key) {
    static ObjectName parse(String text) {
        int slash = text.indexOf('/');
        return slash < 0 ? new ObjectName(text, "")
                : new ObjectName(text.substring(0, slash), text.substring(slash + 1));
    }

    /** The key as the prefix of everything in the folder of that name. */
    ObjectName folder() {
        return key.isEmpty() || key.endsWith("/") ? this : new ObjectName(bucket, key + "/");
    }
}
