package org.holdfast.engine.ltfs.format;

/** Where an index is: its first block, behind the leading filemark. */
public record IndexLocation(char partition, long block) {}
