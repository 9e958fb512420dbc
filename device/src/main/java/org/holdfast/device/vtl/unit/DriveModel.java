package org.holdfast.device.vtl.unit;

import java.util.EnumSet;
import java.util.Set;
import org.holdfast.device.media.MediaType;

/**
 * A drive as data: who it is and what it can read and write.
 *
 * @param identity what INQUIRY says
 * @param generation the media it was made for
 */
public record DriveModel(UnitIdentity identity, MediaType generation) {

    /** The usual full-height drive of a generation, LTO-5 to LTO-10. */
    public static DriveModel usual(MediaType generation, String serial) {
        String number = switch (generation) {
            case LTO5 -> "5";
            case LTO6 -> "6";
            case LTO7 -> "7";
            case LTO7M8, LTO8 -> "8";
            case LTO9 -> "9";
            case LTO10 -> "A";
        };
        MediaType made = generation == MediaType.LTO7M8 ? MediaType.LTO8 : generation;
        return new DriveModel(new UnitIdentity("IBM", "ULT3580-TD" + number, "HB82", serial),
                made);
    }

    /** The types it writes (and reads). */
    public Set<MediaType> writes() {
        return switch (generation) {
            case LTO5 -> EnumSet.of(MediaType.LTO5);
            case LTO6 -> EnumSet.of(MediaType.LTO6, MediaType.LTO5);
            case LTO7 -> EnumSet.of(MediaType.LTO7, MediaType.LTO6);
            case LTO7M8, LTO8 -> EnumSet.of(MediaType.LTO8, MediaType.LTO7M8, MediaType.LTO7);
            case LTO9 -> EnumSet.of(MediaType.LTO9, MediaType.LTO8);
            case LTO10 -> EnumSet.of(MediaType.LTO10);
        };
    }

    /** The types it reads. */
    public Set<MediaType> reads() {
        Set<MediaType> types = EnumSet.copyOf(writes());
        if (generation == MediaType.LTO7) {
            types.add(MediaType.LTO5);
        }
        return types;
    }
}
