// The smallest stand-in for the client library that lets the generated classes compile; it does nothing.
package net.servicestack.client;

import java.lang.annotation.*;

@Retention(RetentionPolicy.RUNTIME)
public @interface Api {
    String Description() default "";
}
