// The smallest stand-in for the JSON library that lets the generated classes compile; it does nothing.
package com.google.gson.reflect;

public class TypeToken<T> {
    protected TypeToken() {}

    public java.lang.reflect.Type getType() {
        return null;
    }
}
