// The smallest stand-in for the JSON library that lets the generated classes compile; it does nothing.
package com.google.gson.annotations;

public @interface SerializedName {
    String value();
}
