package org.holdfast.app.fx;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.util.Map;
import java.util.Optional;
import org.holdfast.i18n.WalkText;
import org.holdfast.i18n.Words;

/**
 * Whether a window can be opened here. Asked before JavaFX is touched: without a display that ends
 * the process with a stack trace.
 */
public final class Display {
    private Display() {}

    /** What is missing for a window, in words; empty when one can be opened. */
    public static Optional<String> missing(Map<String, String> environment, Words words) {
        String platform = System.getProperty("glass.platform", "");
        boolean headless = platform.equals("Headless") || platform.equals("Test");
        if (headless || !System.getProperty("os.name", "").contains("Linux")) {
            return Optional.empty();
        }
        // JavaFX 26 draws through GTK 3 on X11, on Wayland through XWayland.
        String display = environment.getOrDefault("DISPLAY", "");
        if (display.isEmpty()) {
            return Optional.of(words.say(WalkText.REASON_NO_VARIABLE));
        }
        try (Arena arena = Arena.ofConfined()) {
            SymbolLookup.libraryLookup("libgtk-3.so.0", arena);
            SymbolLookup x11 = SymbolLookup.libraryLookup("libX11.so.6", arena);
            return opens(x11) ? Optional.empty()
                    : Optional.of(words.say(WalkText.REASON_NOT_OPENED, display));
        } catch (IllegalArgumentException e) {
            return Optional.of(words.say(WalkText.REASON_NO_GTK));
        }
    }

    private static boolean opens(SymbolLookup x11) {
        Linker linker = Linker.nativeLinker();
        try {
            MemorySegment display = (MemorySegment) linker.downcallHandle(
                    x11.findOrThrow("XOpenDisplay"), FunctionDescriptor.of(ADDRESS, ADDRESS))
                    .invokeExact(MemorySegment.NULL);
            if (display.equals(MemorySegment.NULL)) {
                return false;
            }
            int ignored = (int) linker.downcallHandle(x11.findOrThrow("XCloseDisplay"),
                    FunctionDescriptor.of(JAVA_INT, ADDRESS)).invokeExact(display);
            return true;
        } catch (Throwable e) {
            throw new IllegalStateException("asking the display", e);
        }
    }
}
