package dev.switchboard.binding;

import jakarta.json.JsonObjectBuilder;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Future;
import jakarta.validation.constraints.FutureOrPresent;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Negative;
import jakarta.validation.constraints.NegativeOrZero;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Past;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Annotation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The Jakarta Validation constraints of a value, as far as a schema can tell them; for the rest there are words. They are
 * enforced by Jakarta Validation itself, not here.
 */
final class Constraints {

    static final Constraints NONE = new Constraints();

    private int minSize;
    private int maxSize = Integer.MAX_VALUE;
    private @Nullable BigDecimal minimum;
    private @Nullable BigDecimal maximum;
    private @Nullable BigDecimal above;
    private @Nullable BigDecimal below;
    private boolean isEmail;
    private @Nullable String pattern;
    private final List<String> phrases = new ArrayList<>(0);

    private Constraints() {}

    /** The constraints among some annotations, and those that they are composed of. */
    static Constraints of(List<Annotation> annotations) {
        Constraints constraints = new Constraints();
        ConstraintAnnotations.standard(annotations).forEach(constraints::take);
        return constraints;
    }

    /** What no keyword says, in words for the model; empty where there is nothing to say. */
    String phrase() {
        return String.join(", ", phrases);
    }

    JsonObjectBuilder text(JsonObjectBuilder schema) {
        if (minSize > 0) {
            schema.add("minLength", minSize);
        }
        schema.add("maxLength", Math.min(maxSize, Text.LONGEST));
        if (isEmail) {
            schema.add("format", "email");
        }
        return pattern == null ? schema : schema.add("pattern", pattern);
    }

    JsonObjectBuilder number(JsonObjectBuilder schema) {
        add(schema, "minimum", minimum);
        add(schema, "maximum", maximum);
        add(schema, "exclusiveMinimum", above);
        add(schema, "exclusiveMaximum", below);
        return schema;
    }

    JsonObjectBuilder items(JsonObjectBuilder schema) {
        return size(schema, "minItems", "maxItems");
    }

    JsonObjectBuilder entries(JsonObjectBuilder schema) {
        return size(schema, "minProperties", "maxProperties");
    }

    private JsonObjectBuilder size(JsonObjectBuilder schema, String min, String max) {
        if (minSize > 0) {
            schema.add(min, minSize);
        }
        return maxSize < Integer.MAX_VALUE ? schema.add(max, maxSize) : schema;
    }

    private static void add(JsonObjectBuilder schema, String keyword, @Nullable BigDecimal limit) {
        if (limit != null) {
            schema.add(keyword, limit);
        }
    }

    private void take(Annotation constraint) {
        if (constraint instanceof Size size) {
            minSize = Math.max(minSize, size.min());
            maxSize = Math.min(maxSize, size.max());
        } else if (constraint instanceof NotBlank || constraint instanceof NotEmpty) {
            minSize = Math.max(minSize, 1);
        } else if (constraint instanceof Pattern written) {
            pattern(written);
        } else if (constraint instanceof Email email) {
            isEmail = true;
            if (!email.regexp().equals(".*")) {
                phrases.add("matching " + email.regexp());
            }
        } else {
            takeLimit(constraint);
        }
    }

    private void takeLimit(Annotation constraint) {
        if (constraint instanceof Min min) {
            minimum = BigDecimal.valueOf(min.value());
        } else if (constraint instanceof Max max) {
            maximum = BigDecimal.valueOf(max.value());
        } else if (constraint instanceof DecimalMin min) {
            if (min.inclusive()) {
                minimum = new BigDecimal(min.value());
            } else {
                above = new BigDecimal(min.value());
            }
        } else if (constraint instanceof DecimalMax max) {
            if (max.inclusive()) {
                maximum = new BigDecimal(max.value());
            } else {
                below = new BigDecimal(max.value());
            }
        } else if (constraint instanceof Positive) {
            above = BigDecimal.ZERO;
        } else if (constraint instanceof PositiveOrZero) {
            minimum = BigDecimal.ZERO;
        } else if (constraint instanceof Negative) {
            below = BigDecimal.ZERO;
        } else if (constraint instanceof NegativeOrZero) {
            maximum = BigDecimal.ZERO;
        } else {
            takePhrase(constraint);
        }
    }

    private void takePhrase(Annotation constraint) {
        if (constraint instanceof Digits digits) {
            phrases.add("at most " + digits.integer() + " digits before the decimal point and " + digits.fraction()
                    + " after it");
        } else if (constraint instanceof Future) {
            phrases.add("in the future");
        } else if (constraint instanceof FutureOrPresent) {
            phrases.add("not in the past");
        } else if (constraint instanceof Past) {
            phrases.add("in the past");
        } else if (constraint instanceof PastOrPresent) {
            phrases.add("not in the future");
        }
    }

    /** Jakarta Validation wants the whole text to match, JSON Schema some part of it; and Java's patterns know more. */
    private void pattern(Pattern written) {
        String regex = written.regexp();
        if (pattern != null || written.flags().length > 0 || ConstraintAnnotations.isJavaOnly(regex)) {
            phrases.add("matching " + regex);
        } else if (regex.startsWith("^") && regex.endsWith("$") && !regex.contains("|")) {
            pattern = regex;
        } else {
            pattern = regex.contains("|") ? "^(?:" + regex + ")$" : "^" + regex + "$";
        }
    }
}
