package org.holdfast.engine.files;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Remembers what a walk told. */
final class Recorder implements SourceVisitor {
    final Map<String, SourceItem> items = new TreeMap<>();
    final List<SourceProblem> problems = new ArrayList<>();

    @Override
    public void item(SourceItem item) {
        items.put(item.key().value(), item);
    }

    @Override
    public void problem(SourceProblem problem) {
        problems.add(problem);
    }

    List<String> keys() {
        return List.copyOf(items.keySet());
    }

    List<String> codes() {
        return problems.stream().map(SourceProblem::code).sorted().toList();
    }
}
