package org.holdfast.engine.ltfs.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The judge itself: it must refuse what the reference implementation refuses. */
class ReferenceRulesTest {
    @Test
    void judgeRefusesWhatTheReferenceRefuses() throws IOException {
        String good = SampleIndex.text(SampleIndex.of(SampleIndex.file("x", 2,
                new Extent('b', 7, 0, 10, 0))));
        assertEquals(2, ReferenceRules.index(SampleIndex.bytes(good)));
        for (List<String> change : List.of(
                List.of("encoding=\"UTF-8\"", "encoding=\"utf-8\""),
                List.of(" encoding=\"UTF-8\"", ""),
                List.of("<allowpolicyupdate>true</allowpolicyupdate>", ""),
                List.of("<highestfileuid>2</highestfileuid>", ""),
                List.of("<highestfileuid>2<", "<highestfileuid>1<"),
                List.of("<fileuid>1<", "<fileuid>3<"),
                List.of("<fileuid>2<", "<fileuid>1<"),
                List.of("<fileuid>2<", "<fileuid>0<"),
                List.of(".415633334Z", "Z"),
                List.of(".415633334Z", ".415Z"),
                List.of("<name>x<", "<name>a/b<"),
                List.of("<name>x<", "<name>a:b<"),
                List.of("<name>x<", "<name>e\u0301<"),
                List.of("<name>x<", "<name>" + "n".repeat(256) + "<"),
                List.of("<length>10<", "<length>9<"),
                List.of("<bytecount>10<", "<bytecount>0<"),
                List.of("</extent>\n", "</extent><extent><fileoffset>9</fileoffset><partition>b"
                        + "</partition><startblock>9</startblock><byteoffset>0</byteoffset>"
                        + "<bytecount>1</bytecount></extent>"),
                List.of("</file>", "<symlink>y</symlink></file>"),
                List.of("<contents>", "<contents/><contents>"),
                List.of("<readonly>false</readonly>", ""))) {
            String bad = good.replace(change.get(0), change.get(1));
            assertThrows(AssertionError.class,
                    () -> ReferenceRules.index(SampleIndex.bytes(bad)), change.toString());
        }
    }
}
