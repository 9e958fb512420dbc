package org.holdfast.engine.files;

import java.nio.file.Path;
import java.util.Optional;
import org.holdfast.engine.model.Metadata;
import org.holdfast.engine.model.ObjectKey;

/**
 * One thing that the walk found.
 *
 * @param key what it will be called in the bucket; of a directory, with a slash at the end
 * @param path where it is
 * @param kind file, directory or symbolic link
 * @param size bytes of a file when it was found, 0 of others
 * @param firstName of a file that was found before under another name: that name's key. It becomes
 *     an object of its own all the same
 */
public record SourceItem(ObjectKey key, Path path, Metadata.Kind kind, long size,
        Optional<ObjectKey> firstName) {}
