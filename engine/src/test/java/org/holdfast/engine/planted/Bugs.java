package org.holdfast.engine.planted;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Opcode;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.List;

/** The bugs. Each leaves out, or puts in the wrong order, what one promise rests on. */
final class Bugs {
    private static final ClassDesc MISTAKES = ClassDesc.of(
            "org.holdfast.engine.planted.Mistakes");

    private Bugs() {}

    static List<Bug> all() {
        return List.of(
                new Bug("staging: a segment is not forced", 1,
                        Edit.of("staging.SegmentWriter", "force", "StoreFile", "force",
                                CodeBuilder::pop)),
                new Bug("ledger: a commit group is not forced", 1,
                        Edit.of("ledger.GroupWriter", "write", "StoreFile", "force",
                                CodeBuilder::pop)),
                new Bug("cartridge: nobody waits for the filemark behind an index", 23,
                        Edit.of("ltfs.io.IndexStation", "construct", "TapeHead", "filemark",
                                code -> call(code.pop().iconst_1(), Opcode.INVOKEVIRTUAL,
                                        "ltfs.io.TapeHead", "filemark",
                                        "(Z)Lorg/holdfast/device/drive/WriteOutcome;"))
                                .only(1, 2)),
                new Bug("copies count before their index is written", 8,
                        Edit.of("session.Mount", "commit", "LtfsVolume", "commit",
                                code -> mistake(code, "promise",
                                        "(Lorg/holdfast/engine/ltfs/io/LtfsVolume;"
                                        + "Ljava/lang/String;Ljava/time/Instant;"
                                        + "Ljava/util/Map;)"
                                        + "Lorg/holdfast/engine/ltfs/io/CommitReceipt;")),
                        Edit.of("session.Mount", "commit", "Mount", "forgetOldGenerations",
                                code -> {
                                    mistake(code, "keepPromise", "()V");
                                    call(code, Opcode.INVOKEVIRTUAL, "session.Mount",
                                            "forgetOldGenerations", "(Ljava/util/UUID;)V");
                                })),
                new Bug("schedule: any cartridge that takes more is taken for a domain", 2,
                        Edit.of("schedule.Moves", "forDomain", "Optional", "filter",
                                CodeBuilder::pop),
                        Edit.of("schedule.Moves", "mount", "CartridgeStatus", "domain",
                                code -> call(code.pop().aload(1), Opcode.INVOKEVIRTUAL,
                                        "schedule.DriveState", "domain",
                                        "()Ljava/util/Optional;")).all(4)));
    }

    private static void mistake(CodeBuilder code, String name, String type) {
        code.invokestatic(MISTAKES, name, MethodTypeDesc.ofDescriptor(type));
    }

    private static void call(CodeBuilder code, Opcode how, String owner, String name,
            String type) {
        code.invoke(how, ClassDesc.of("org.holdfast.engine." + owner), name,
                MethodTypeDesc.ofDescriptor(type), false);
    }
}
