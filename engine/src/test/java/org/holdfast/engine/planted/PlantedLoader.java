package org.holdfast.engine.planted;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;
import java.lang.classfile.instruction.InvokeInstruction;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Loads the house once more, with a bug in it. */
final class PlantedLoader extends ClassLoader {
    private static final String HOUSE = "org.holdfast.";

    private final ClassLoader source;
    private final List<Edit> edits;
    private final ClassFile files;
    private final Map<Edit, Integer> found = new HashMap<>();

    private PlantedLoader(List<Edit> edits) {
        super("planted", PlantedLoader.class.getClassLoader());
        this.source = PlantedLoader.class.getClassLoader();
        this.edits = edits;
        this.files = ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(
                ClassHierarchyResolver.ofResourceParsing(source)));
    }

    /**
     * A house with these changes, none of which is missing.
     *
     * @throws AssertionError an instruction is not where it was
     */
    static PlantedLoader of(List<Edit> edits) throws ClassNotFoundException {
        PlantedLoader loader = new PlantedLoader(edits);
        for (Edit edit : edits) {
            loader.loadClass(edit.type());
            int calls = loader.found.getOrDefault(edit, 0);
            if (calls != edit.calls()) {
                throw new AssertionError("the code has moved: expected " + edit.calls()
                        + " calls of " + edit + ", found " + calls);
            }
        }
        return loader;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith(HOUSE)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> known = findLoadedClass(name);
            return known != null ? known : define(name);
        }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
        try (InputStream in = source.getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (in == null) {
                throw new ClassNotFoundException(name);
            }
            byte[] bytes = in.readAllBytes();
            List<Edit> here = edits.stream().filter(e -> e.type().equals(name)).toList();
            byte[] planted = here.isEmpty() ? bytes : changed(bytes, here);
            return defineClass(name, planted, 0, planted.length);
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }

    private byte[] changed(byte[] bytes, List<Edit> here) {
        ClassModel model = files.parse(bytes);
        return files.transformClass(model, (classes, element) -> {
            if (element instanceof MethodModel method) {
                List<Edit> inIt = here.stream()
                        .filter(e -> e.in(method.methodName().stringValue())).toList();
                classes.transformMethod(method, MethodTransform.transformingCode(code(inIt)));
            } else {
                classes.with(element);
            }
        });
    }

    private CodeTransform code(List<Edit> inIt) {
        return (CodeBuilder code, CodeElement element) -> {
            if (element instanceof InvokeInstruction call) {
                for (Edit edit : inIt) {
                    if (edit.matches(call)) {
                        int number = found.merge(edit, 1, Integer::sum) - 1;
                        if (edit.which() < 0 || edit.which() == number) {
                            edit.instead().accept(code);
                            return;
                        }
                    }
                }
            }
            code.with(element);
        };
    }
}
