package org.holdfast.engine.planted;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.instruction.InvokeInstruction;
import java.util.function.Consumer;

/**
 * One change: calls of a method, in a method, become something else.
 *
 * @param type binary name of the class that is changed
 * @param method the method, or the one that a lambda stands in ({@code lambda$name$*})
 * @param owner simple name of the class whose method is called
 * @param called its name
 * @param calls how many calls there must be
 * @param which of them is changed, from 0; all when negative
 * @param instead finds the call's arguments on the stack and leaves what the call would leave
 */
record Edit(String type, String method, String owner, String called, int calls, int which,
        Consumer<CodeBuilder> instead) {

    /** The only call. */
    static Edit of(String type, String method, String owner, String called,
            Consumer<CodeBuilder> instead) {
        return new Edit("org.holdfast." + type, method, owner, called, 1, -1, instead);
    }

    /** One of several calls. */
    Edit only(int which, int calls) {
        return new Edit(type, method, owner, called, calls, which, instead);
    }

    /** All of several calls. */
    Edit all(int number) {
        return new Edit(type, method, owner, called, number, -1, instead);
    }

    boolean in(String name) {
        return name.equals(method) || name.startsWith("lambda$" + method + "$");
    }

    boolean matches(InvokeInstruction call) {
        String internal = call.owner().asInternalName();
        return call.name().equalsString(called)
                && internal.substring(internal.lastIndexOf('/') + 1).equals(owner);
    }

    @Override
    public String toString() {
        return owner + "." + called + " in " + type + "." + method;
    }
}
