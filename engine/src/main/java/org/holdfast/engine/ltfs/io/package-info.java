/**
 * LTFS on a drive: makes a volume, mounts it, appends to it, closes it with indexes, reads it.
 *
 * <p>Start with {@link org.holdfast.engine.ltfs.io.LtfsVolume}. Below it: {@code TapeHead} knows
 * where the head is, {@code DataStream} packs bytes into full blocks, {@code BlockReader} takes
 * them back, {@code IndexSearch} finds the newest good index, {@code IndexStation} writes the next
 * one. Indexes pass through {@link org.holdfast.engine.ltfs.io.IndexSpool} as streams, never as
 * trees in memory. One thread a volume; every call may take as long as a tape takes.
 *
 * <p>The order of a commit, which every promise of the archive hangs on: data, a flushed filemark,
 * the index, a flushed filemark, then cartridge memory; the index partition only at unmount and
 * only after the data partition. A crash between any two commands leaves the last index that is
 * closed by a filemark as the state, and what lies behind it as dead weight.
 *
 * <p>May use: {@code engine.ltfs.format}, {@code engine.env}, {@code device.drive},
 * {@code device.media}, {@code device.scsi} (its exceptions). Never belongs here: buckets, keys,
 * the ledger, which drive or cartridge is chosen, and which old indexes are kept on disk.
 */
package org.holdfast.engine.ltfs.io;
