package dev.switchboard.binding;

import jakarta.json.bind.config.PropertyNamingStrategy;
import java.util.Locale;

/** The naming strategies that JSON-B defines by name. */
final class PropertyNames {

    private PropertyNames() {}

    static PropertyNamingStrategy strategy(Object configured) {
        if (configured instanceof PropertyNamingStrategy own) {
            return own;
        }
        return switch (configured.toString()) {
            case PropertyNamingStrategy.LOWER_CASE_WITH_DASHES ->
                name -> separated(name, '-').toLowerCase(Locale.ROOT);
            case PropertyNamingStrategy.LOWER_CASE_WITH_UNDERSCORES ->
                name -> separated(name, '_').toLowerCase(Locale.ROOT);
            case PropertyNamingStrategy.UPPER_CAMEL_CASE -> PropertyNames::upperCamel;
            case PropertyNamingStrategy.UPPER_CAMEL_CASE_WITH_SPACES -> name -> separated(upperCamel(name), ' ');
            default -> name -> name;
        };
    }

    /**
     * The name of the property that a getter or a setter is of.
     *
     * @param rest the method's name without its prefix; {@code URL} remains as it is
     */
    static String ofAccessor(String rest) {
        boolean isAbbreviation =
                rest.length() > 1 && Character.isUpperCase(rest.charAt(0)) && Character.isUpperCase(rest.charAt(1));
        return rest.isEmpty() || isAbbreviation ? rest : Character.toLowerCase(rest.charAt(0)) + rest.substring(1);
    }

    private static String upperCamel(String name) {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    /** Separates words as Yasson does, which takes {@code theURL} for two. */
    private static String separated(String name, char separator) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            if (i > 0 && Character.isUpperCase(name.charAt(i)) && Character.isLowerCase(name.charAt(i - 1))) {
                text.append(separator);
            }
            text.append(name.charAt(i));
        }
        return text.toString();
    }
}
