package org.holdfast.device.vtl.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.holdfast.device.scsi.SenseData;

/**
 * Everything that will go wrong; a value that a seed makes again.
 *
 * @param faults at most {@value #MAX_FAULTS}
 */
public record FaultPlan(List<Fault> faults) {
    /** The most faults in a plan. */
    public static final int MAX_FAULTS = 10_000;
    /** Nothing goes wrong. */
    public static final FaultPlan NONE = new FaultPlan(List.of());
    private static final int READ = 0x08;
    private static final int WRITE = 0x0A;

    /** Checks the number. */
    public FaultPlan {
        faults = List.copyOf(faults);
        if (faults.size() > MAX_FAULTS) {
            throw new IllegalArgumentException("faults: " + faults.size());
        }
    }

    /** A plan of these. */
    public static FaultPlan of(Fault... faults) {
        return new FaultPlan(List.of(faults));
    }

    /** A drive that fails at its n-th WRITE with a medium error that leaves nothing written. */
    public static FaultPlan writeError(String device, long occurrence) {
        return of(new Fault.AtCommand(device, WRITE, occurrence,
                new Fault.Refused(SenseData.of(3, 0x0C, 0x00))));
    }

    /** A drive that breaks at its n-th WRITE. */
    public static FaultPlan hardwareError(String device, long occurrence) {
        return of(new Fault.AtCommand(device, WRITE, occurrence,
                new Fault.Refused(SenseData.of(4, 0x44, 0x00))));
    }

    /**
     * Random faults of reads, writes and moves, each command failing with the same chance.
     *
     * @param random where chance comes from; the same seed makes the same plan
     * @param devices names of transports
     * @param commands how many occurrences of each command are looked at, 1 to 1,000,000
     * @param rate the chance of a fault per command, 0 to 1
     */
    public static FaultPlan random(RandomGenerator random, List<String> devices, int commands,
            double rate) {
        if (commands < 1 || commands > 1_000_000 || !(rate >= 0 && rate <= 1)) {
            throw new IllegalArgumentException(commands + " commands at rate " + rate);
        }
        List<Fault> faults = new ArrayList<>();
        for (String device : devices) {
            for (int operation : new int[] {READ, WRITE, 0x10, 0x92, 0xA5}) {
                for (int n = 1; n <= commands && faults.size() < MAX_FAULTS; n++) {
                    if (random.nextDouble() < rate) {
                        faults.add(new Fault.AtCommand(device, operation, n,
                                any(random, operation)));
                    }
                }
            }
        }
        return new FaultPlan(faults);
    }

    private static Fault.What any(RandomGenerator random, int operation) {
        SenseData medium = switch (operation) {
            case READ -> SenseData.of(3, 0x11, 0x00);
            case 0x92 -> SenseData.of(3, 0x14, 0x00);
            case 0xA5 -> SenseData.of(4, 0x15, 0x01);
            default -> SenseData.of(3, 0x0C, 0x00);
        };
        return switch (random.nextInt(6)) {
            case 0, 1 -> new Fault.Refused(medium);
            case 2 -> new Fault.Refused(SenseData.of(0x0B, 0x00, 0x00));
            case 3 -> new Fault.DoneBut(SenseData.of(4, 0x44, 0x00));
            case 4 -> new Fault.CableFailure(true);
            default -> new Fault.CableFailure(false);
        };
    }
}
