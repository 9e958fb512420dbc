package org.holdfast.engine.planted;

import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;

/** The bugs. Each leaves out, or puts in the wrong order, what one promise rests on. */
final class Bugs {
    private static final String STATION = "engine.ltfs.io.IndexStation";
    /** Parameter of {@code IndexStation.write}. */
    private static final int NOW = 5;

    private Bugs() {}

    static List<Bug> all() {
        return List.of(segmentNotForced(), writesNotAwaited(), namesNotForced(),
                groupNotForced(), tapeNotFlushed(), countedTooEarly(), evictedTooEarly(),
                anyDomain(), cutTooFar(), leaseIgnored(), indexPartitionFirst(),
                staleInventory(), wrongVolume());
    }

    private static Bug segmentNotForced() {
        return new Bug("staging: segments are not forced", 1, Edit.of(
                "engine.staging.SegmentWriter", "force", "StoreFile", "force",
                CodeBuilder::pop));
    }

    /** What is written beside is forced before it is written. */
    private static Bug writesNotAwaited() {
        return new Bug("staging: nobody waits for the writes of a segment", 4, Edit.of(
                "engine.staging.SegmentWriter", "force", "BesideQueue", "finish",
                CodeBuilder::pop));
    }

    private static Bug namesNotForced() {
        return new Bug("staging: the names of new segments are not forced", 4, Edit.of(
                "engine.staging.Staging", "syncNames", "FileStore", "syncDirectory",
                CodeBuilder::pop2));
    }

    private static Bug groupNotForced() {
        return new Bug("ledger: commit groups are not forced", 1, Edit.of(
                "engine.ledger.GroupWriter", "write", "StoreFile", "force", CodeBuilder::pop));
    }

    /** WRITE FILEMARKS behind the index with IMMED. */
    private static Bug tapeNotFlushed() {
        return new Bug("cartridge: nobody waits for the filemark behind an index", 8, Edit.of(
                STATION, "construct", "TapeHead", "filemark",
                code -> method(code.pop().iconst_1(), "engine.ltfs.io.TapeHead", "filemark",
                        "(Z)Lorg/holdfast/device/drive/WriteOutcome;")).only(1, 2));
    }

    private static Bug countedTooEarly() {
        return new Bug("copies are entered in the ledger before their index is written", 8,
                Edit.of("engine.session.Mount", "commit", "LtfsVolume", "commit",
                        code -> mistake(code, "promise",
                                "(Lorg/holdfast/engine/ltfs/io/LtfsVolume;Ljava/lang/String;"
                                + "Ljava/time/Instant;Ljava/util/Map;)"
                                + "Lorg/holdfast/engine/ltfs/io/CommitReceipt;")),
                Edit.of("engine.session.Mount", "commit", "Mount", "forgetOldGenerations",
                        code -> method(mistake(code, "keepPromise", "()V"),
                                "engine.session.Mount", "forgetOldGenerations",
                                "(Ljava/util/UUID;)V")));
    }

    /** When the first copy counts, not when the last does. */
    private static Bug evictedTooEarly() {
        return new Bug("segments are evicted one copy before they are safe", 16,
                Edit.of("engine.run.Evictor", "evict", "Segments", "evictable",
                        code -> mistake(code, "early",
                                "(Lorg/holdfast/engine/catalog/query/Segments;JI)"
                                + "Ljava/util/List;")),
                Edit.of("engine.run.Evictor", "evict", "Segments$Row", "safe",
                        code -> code.pop().iconst_1()),
                Edit.of("engine.run.Evictor", "evict", "Safety", "safe",
                        code -> code.pop2().pop().iconst_1()));
    }

    private static Bug anyDomain() {
        return new Bug("two copies on one cartridge: any that has room is taken for a domain", 4,
                Edit.of("engine.schedule.Moves", "forDomain", "Optional", "filter",
                        CodeBuilder::pop),
                Edit.of("engine.schedule.Moves", "mount", "CartridgeStatus", "domain",
                        code -> method(code.pop().aload(1), "engine.schedule.DriveState",
                                "domain", "()Ljava/util/Optional;")).all(4));
    }

    private static Bug cutTooFar() {
        return new Bug("ledger: with a torn tail the last good line goes", 4, Edit.of(
                "engine.ledger.Ledger", "open", "LedgerFiles", "list",
                code -> mistake(code, "cutTooFar",
                        "(Lorg/holdfast/engine/ledger/file/LedgerFiles;)Ljava/util/List;")));
    }

    private static Bug leaseIgnored() {
        return new Bug("staging: leases are ignored", 10, Edit.of("engine.staging.Shelf",
                "beginEviction", "Stream", "anyMatch", code -> code.pop2().iconst_0()));
    }

    private static Bug indexPartitionFirst() {
        return new Bug("the index partition gets an index before the data partition", 16,
                Edit.of(STATION, "write", "IndexStation", "construct",
                        code -> code.pop2().pop()),
                Edit.of(STATION, "write", "DataStream", "restart", code -> {
                    code.aload(0);
                    field(code, "head", "Lorg/holdfast/engine/ltfs/io/TapeHead;");
                    field(code, "labels", "Lorg/holdfast/engine/ltfs/io/VolumeLabels;");
                    field(code, "spool", "Lorg/holdfast/engine/ltfs/io/IndexSpool;");
                    code.aload(NOW).invokestatic(
                            house("engine.ltfs.io.IndexPartitionFirst"), "restart",
                            MethodTypeDesc.ofDescriptor("(Lorg/holdfast/engine/ltfs/io/DataStream;"
                                    + "JLorg/holdfast/engine/ltfs/io/IndexStation;"
                                    + "Lorg/holdfast/engine/ltfs/io/TapeHead;"
                                    + "Lorg/holdfast/engine/ltfs/io/VolumeLabels;"
                                    + "Lorg/holdfast/engine/ltfs/io/IndexSpool;"
                                    + "Ljava/time/Instant;)V"));
                }));
    }

    private static Bug staleInventory() {
        return new Bug("a stale inventory is trusted", 5, stale());
    }

    /** Nobody compares what is on a cartridge with what the ledger says, either. */
    private static Bug wrongVolume() {
        List<Edit> edits = new ArrayList<>(stale());
        edits.add(Edit.of("engine.session.Opening", "toAppend", "Comparison", "otherVolume",
                code -> code.pop().iconst_0()));
        edits.add(Edit.of("engine.session.Opening", "toAppend", "Comparison", "difference",
                code -> code.pop().invokestatic(ClassDesc.of("java.util.Optional"), "empty",
                        MethodTypeDesc.ofDescriptor("()Ljava/util/Optional;"))).all(3));
        edits.add(Edit.of("engine.session.Opening", "toRead", "Comparison", "otherVolume",
                code -> code.pop().iconst_0()));
        return new Bug("a stale inventory is trusted, and the volume is not compared", 5, edits);
    }

    private static List<Edit> stale() {
        return List.of(
                Edit.of("device.changer.MediumChanger", "move", "ScsiDevice", "perform",
                        code -> mistake(code, "insist", "(Lorg/holdfast/device/scsi/ScsiDevice;"
                                + "Lorg/holdfast/device/scsi/ScsiCommand;)V")),
                Edit.of("engine.run.LibraryDesk", "changed", "MediumChanger", "contentsChanged",
                        code -> code.pop().iconst_0()));
    }

    private static void field(CodeBuilder code, String name, String type) {
        code.aload(0).getfield(house(STATION), name, ClassDesc.ofDescriptor(type));
    }

    private static CodeBuilder mistake(CodeBuilder code, String name, String type) {
        return code.invokestatic(house("engine.planted.Mistakes"), name,
                MethodTypeDesc.ofDescriptor(type));
    }

    private static CodeBuilder method(CodeBuilder code, String owner, String name,
            String type) {
        return code.invokevirtual(house(owner), name, MethodTypeDesc.ofDescriptor(type));
    }

    private static ClassDesc house(String name) {
        return ClassDesc.of("org.holdfast." + name);
    }
}
