package org.holdfast.engine.ltfs.format;

/**
 * How much an index may ask for before it is refused: an index of other software is hostile until
 * it has been read.
 *
 * @param maxEntries directories and files, the root counted
 * @param maxDepth directories in each other, the root counted
 * @param maxNameCodePoints of a name of a file or directory; 255 in the format
 * @param maxAttributesPerEntry extended attributes of one entry
 * @param maxValueBytes of one extended attribute, 4,096 in the reference; at most
 *     {@value ExtendedAttribute#MAX_READ_BYTES}
 * @param maxExtentsPerFile extents of one file
 * @param maxTextChars characters of any one element, before decoding
 * @param maxBytes of XML
 */
public record IndexLimits(long maxEntries, int maxDepth, int maxNameCodePoints,
        int maxAttributesPerEntry, int maxValueBytes, int maxExtentsPerFile, int maxTextChars,
        long maxBytes) {
    /** Ample for any index that the reference could hold in memory. */
    public static final IndexLimits DEFAULT = new IndexLimits(12_000_000, 512,
            IndexName.MAX_CODE_POINTS, 256, ExtendedAttribute.MAX_READ_BYTES, 1_000_000, 1 << 17,
            12_000_000_000L);

    /** Checks the ranges. */
    public IndexLimits {
        if (maxEntries < 1 || maxDepth < 1 || maxNameCodePoints < 1 || maxAttributesPerEntry < 0
                || maxValueBytes < 0 || maxValueBytes > ExtendedAttribute.MAX_READ_BYTES
                || maxExtentsPerFile < 0 || maxTextChars < 1 || maxTextChars > 1 << 24
                || maxBytes < 1) {
            throw new IllegalArgumentException("limits of an index");
        }
    }
}
