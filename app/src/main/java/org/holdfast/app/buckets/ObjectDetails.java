package org.holdfast.app.buckets;

import static org.holdfast.i18n.BucketText.*;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.holdfast.app.fx.GlyphNode;
import org.holdfast.app.screen.Desk;
import org.holdfast.app.screen.Details;
import org.holdfast.app.words.Visible;
import org.holdfast.engine.api.Query;
import org.holdfast.engine.api.Rows;
import org.holdfast.i18n.BucketText;
import org.holdfast.i18n.Words;
import org.holdfast.icons.Glyph;

/** What is known of the object or folder that is selected. */
final class ObjectDetails {
    private static final int GLYPH = 16;
    private static final int MOST = 24;
    private static final int LINE = 32;
    private static final Map<String, BucketText> FACTS = facts();

    private final Desk desk;
    private final Words words;
    private final Restoring restoring;
    private final BiConsumer<Folder, Rows.ObjectRow> delete;
    private final ReadOnlyObjectWrapper<Optional<Details>> shown =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private int era;

    ObjectDetails(Desk desk, Restoring restoring,
            BiConsumer<Folder, Rows.ObjectRow> delete) {
        this.desk = desk;
        this.words = desk.words();
        this.restoring = restoring;
        this.delete = delete;
    }

    private static Map<String, BucketText> facts() {
        Map<String, BucketText> facts = new LinkedHashMap<>();
        facts.put("created", CREATED);
        facts.put("owner", OWNER);
        facts.put("group", GROUP_OF);
        facts.put("mode", MODE);
        facts.put("link", LINKS_TO);
        return facts;
    }

    ReadOnlyObjectProperty<Optional<Details>> shown() {
        return shown.getReadOnlyProperty();
    }

    /** Tells of a row from now on, or of none. */
    void tell(Folder in, Optional<Rows.ObjectRow> row) {
        int asked = ++era;
        if (row.isEmpty()) {
            shown.set(Optional.empty());
        } else if (row.get().folder()) {
            shown.set(Optional.of(Details.of(Glyph.FOLDER, name(in, row.get()),
                    second(row.get()), head(in, row.get()))));
        } else {
            desk.engine().ask(new Query.ObjectDetail(in.bucket(), row.get().key()), d -> {
                if (asked == era) {
                    places(in, d, asked);
                }
            }, failure -> {
                if (asked == era) {
                    shown.set(Optional.empty());
                }
            });
        }
    }

    /** Where the cartridges are is asked of each; an object has few. */
    private void places(Folder in, Rows.ObjectDetail d, int asked) {
        Map<String, String> places = new HashMap<>();
        d.copies().stream().map(Rows.CopyRow::barcode).distinct().limit(MOST).forEach(barcode ->
                desk.engine().ask(new Query.Cartridge(barcode), c -> {
                    places.put(barcode, c.row().place());
                    if (asked == era) {
                        show(in, d, places);
                    }
                }, failure -> { }));
        show(in, d, places);
    }

    private void show(Folder in, Rows.ObjectDetail d, Map<String, String> places) {
        VBox body = head(in, d.row());
        copies(d, places, body);
        digest(d, body);
        versions(in, d, body);
        facts(d, body);
        shown.set(Optional.of(Details.of(Glyph.OBJECT, name(in, d.row()), second(d.row()),
                body)));
    }

    private static String name(Folder in, Rows.ObjectRow row) {
        String name = in.name(row.key());
        return Visible.name(name.isEmpty() ? row.key() : name);
    }

    private String second(Rows.ObjectRow row) {
        return row.folder() ? words.say(FOLDER_SIZE, row.objects(), words.bytes(row.bytes()))
                : words.say(OBJECT_SIZE, words.bytes(row.bytes()), row.bytes());
    }

    private VBox head(Folder in, Rows.ObjectRow row) {
        Label badge = new Label();
        Badge.of(row, words).on(badge);
        FlowPane buttons = new FlowPane(8, 8, button("restore", RESTORE, Glyph.RESTORING,
                () -> restoring.plan(in.bucket(), row.key(), name(in, row), Optional.empty())),
                button("delete", DELETE, Glyph.CLOSE, () -> delete.accept(in, row)));
        VBox body = new VBox(16, badge, buttons);
        body.setId("object-details");
        return body;
    }

    private Button button(String id, BucketText text, Glyph glyph, Runnable action) {
        Button button = new Button(words.say(text), GlyphNode.of(glyph, GLYPH));
        button.setId(id);
        button.getStyleClass().add("hf-small");
        button.setOnAction(e -> action.run());
        return button;
    }

    private VBox section(VBox body, BucketText title) {
        Label label = label(words.say(title), "hf-second", "hf-strong");
        VBox section = new VBox(6, label);
        body.getChildren().add(section);
        return section;
    }

    private static Label label(String text, String... styles) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.getStyleClass().addAll(styles);
        return label;
    }

    private void more(VBox section, int all) {
        if (all > MOST) {
            section.getChildren().add(label(words.say(AND_MORE, all - MOST), "hf-second"));
        }
    }

    private void copies(Rows.ObjectDetail d, Map<String, String> places, VBox body) {
        VBox section = section(body, COPIES);
        if (d.copies().isEmpty()) {
            section.getChildren().add(label(words.say(NO_COPY), "hf-prose"));
        }
        boolean parts = d.copies().stream().anyMatch(c -> c.blob() > 0);
        for (Rows.CopyRow copy : d.copies().stream().limit(MOST).toList()) {
            Label barcode = label(Visible.name(copy.barcode()), "hf-mono");
            barcode.setGraphic(GlyphNode.of(Glyph.CARTRIDGE, GLYPH, "muted"));
            VBox card = new VBox(2, barcode, label(copy.counts() ? words.say(COPY_ON,
                    copy.copy(), Visible.name(copy.domain())) : words.say(COPY_NOT_COUNTED,
                    copy.copy(), Visible.name(copy.domain())), "hf-second", "hf-caption"));
            Optional.ofNullable(places.get(copy.barcode())).filter(p -> !p.isEmpty())
                    .ifPresent(p -> card.getChildren().add(label(Visible.name(p), "hf-second",
                            "hf-caption")));
            card.getChildren().add(label(parts ? words.say(BLOCK_OF_PART, copy.block(),
                    copy.blob() + 1) : words.say(BLOCK, copy.block()), "hf-second",
                    "hf-caption"));
            card.getStyleClass().add("copy-card");
            section.getChildren().add(card);
        }
        more(section, d.copies().size());
    }

    private void digest(Rows.ObjectDetail d, VBox body) {
        VBox section = section(body, DIGEST);
        for (int from = 0; from < d.sha256().length(); from += LINE) {
            String line = d.sha256().substring(from, Math.min(d.sha256().length(), from + LINE));
            section.getChildren().add(label(line.replaceAll("(.{8})(?=.)", "$1 "), "hf-mono",
                    "hf-caption"));
        }
        Hyperlink copy = new Hyperlink(words.say(COPY_DIGEST),
                GlyphNode.of(Glyph.COPY, 14, "accent"));
        copy.setOnAction(e -> desk.copy(d.sha256()));
        section.getChildren().add(copy);
    }

    private void versions(Folder in, Rows.ObjectDetail d, VBox body) {
        VBox section = section(body, VERSIONS);
        List<Rows.VersionRow> some = d.versions().stream().limit(MOST).toList();
        for (Rows.VersionRow version : some) {
            Label when = label(words.instant(version.accepted()), "hf-strong");
            String size = words.bytes(version.bytes());
            Label what = label(version.current() ? words.say(VERSION_CURRENT, size)
                    : version.hidden() ? words.say(VERSION_HIDDEN, size)
                    : words.say(VERSION_OLDER, size), "hf-second", "hf-caption");
            VBox texts = new VBox(when, what);
            texts.setMinWidth(0);
            HBox.setHgrow(texts, Priority.ALWAYS);
            HBox line = new HBox(8, texts);
            line.getStyleClass().add("version-row");
            if (!version.current()) {
                Button back = button("restore-" + version.version(), RESTORE, Glyph.RESTORING,
                        () -> restoring.plan(in.bucket(), d.row().key(), name(in, d.row()),
                                Optional.of(version)));
                back.setMinWidth(Region.USE_PREF_SIZE);
                line.getChildren().add(back);
            }
            section.getChildren().add(line);
        }
        more(section, d.versions().size());
    }

    private void facts(Rows.ObjectDetail d, VBox body) {
        List<String> there = FACTS.keySet().stream().filter(d.metadata()::containsKey).toList();
        if (there.isEmpty()) {
            return;
        }
        VBox section = section(body, FROM_SOURCE);
        for (String name : there) {
            String value = d.metadata().get(name);
            section.getChildren().add(label(words.say(FACTS.get(name), name.equals("created")
                    ? words.instant(java.time.Instant.parse(value)) : Visible.name(value)),
                    "hf-pane"));
        }
    }
}
