package dev.switchboard.bench;

import dev.switchboard.bench.Desk.Address;
import dev.switchboard.bench.Desk.Delivery;
import dev.switchboard.bench.Desk.Order;
import dev.switchboard.bench.Desk.Reservation;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonGenerator;
import jakarta.json.stream.JsonGeneratorFactory;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import jakarta.json.stream.JsonParserFactory;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The floor: for each tool a reader, checks, a direct call and a writer by hand, over the platform's
 * streaming parser and generator. It stops at the first mistake, and does without all that only a model of the types could know.
 */
final class Floor {

    private static final JsonProvider JSON = JsonProvider.provider();
    private static final JsonParserFactory PARSERS = JSON.createParserFactory(Map.of());
    private static final JsonGeneratorFactory GENERATORS = JSON.createGeneratorFactory(Map.of());

    private final Desk desk = new Desk();

    String reserve(String arguments) {
        try (JsonParser in = open(arguments)) {
            String name = null;
            int guests = 0;
            while (in.next() != Event.END_OBJECT) {
                String property = in.getString();
                in.next();
                switch (property) {
                    case "name" -> name = text(in);
                    case "guests" -> guests = number(in, property);
                    default -> throw new IllegalArgumentException(property + ": is no argument");
                }
            }
            demand(name != null && !name.isBlank() && name.length() <= 80, "name: must be 1 to 80 characters");
            demand(guests >= 1 && guests <= 20, "guests: must be between 1 and 20");
            Reservation reservation = desk.reserve(name, guests);
            return written(out -> out.writeStartObject()
                    .write("name", reservation.name())
                    .write("guests", reservation.guests())
                    .writeEnd());
        } catch (IllegalArgumentException e) {
            return error(e);
        }
    }

    String order(String arguments) {
        try (JsonParser in = open(arguments)) {
            enterOnly("order", in);
            Order order = desk.order(readOrder(in));
            return written(out -> write(order, out));
        } catch (IllegalArgumentException e) {
            return error(e);
        }
    }

    String fill(String arguments) {
        try (JsonParser in = open(arguments)) {
            enterOnly("form", in);
            Form form = desk.fill(FloorForm.read(in));
            return written(out -> FloorForm.write(form, out));
        } catch (IllegalArgumentException e) {
            return error(e);
        }
    }

    private static Order readOrder(JsonParser in) {
        String customer = null;
        List<String> articles = null;
        Delivery delivery = null;
        Address address = null;
        while (in.next() != Event.END_OBJECT) {
            String property = in.getString();
            Event event = in.next();
            switch (property) {
                case "customer" -> customer = text(in);
                case "articles" -> {
                    demand(event == Event.START_ARRAY, "order.articles: must be an array");
                    articles = new ArrayList<>();
                    while (in.next() != Event.END_ARRAY) {
                        articles.add(text(in));
                    }
                }
                case "delivery" -> delivery = Delivery.valueOf(text(in));
                case "address" -> {
                    demand(event == Event.START_OBJECT, "order.address: must be an object");
                    address = readAddress(in);
                }
                default -> throw new IllegalArgumentException(property + ": is no property here");
            }
        }
        demand(
                customer != null && !customer.isBlank() && customer.length() <= 80,
                "order.customer: must be 1 to 80 characters");
        demand(
                articles != null && !articles.isEmpty() && articles.size() <= 10,
                "order.articles: must be 1 to 10 articles");
        demand(delivery != null && address != null, "the order: is not complete");
        return new Order(customer, articles, delivery, address);
    }

    private static Address readAddress(JsonParser in) {
        String street = null;
        String city = null;
        while (in.next() != Event.END_OBJECT) {
            String property = in.getString();
            in.next();
            switch (property) {
                case "street" -> street = text(in);
                case "city" -> city = text(in);
                default -> throw new IllegalArgumentException(property + ": is no property here");
            }
        }
        demand(street != null && !street.isBlank(), "order.address.street: must not be blank");
        demand(city != null && !city.isBlank(), "order.address.city: must not be blank");
        return new Address(street, city);
    }

    private static void write(Order order, JsonGenerator out) {
        out.writeStartObject().write("customer", order.customer()).writeStartArray("articles");
        order.articles().forEach(out::write);
        out.writeEnd()
                .write("delivery", order.delivery().name())
                .writeStartObject("address")
                .write("street", order.address().street())
                .write("city", order.address().city())
                .writeEnd()
                .writeEnd();
    }

    private static JsonParser open(String arguments) {
        JsonParser in = PARSERS.createParser(new StringReader(arguments));
        demand(in.next() == Event.START_OBJECT, "the arguments: must be an object");
        return in;
    }

    private static void enterOnly(String property, JsonParser in) {
        demand(
                in.next() == Event.KEY_NAME && in.getString().equals(property) && in.next() == Event.START_OBJECT,
                property + ": must be an object");
    }

    static String text(JsonParser in) {
        return in.getString();
    }

    static int number(JsonParser in, String property) {
        try {
            return Integer.parseInt(in.getString());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(property + ": must be a whole number", e);
        }
    }

    static void demand(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    private static String written(Consumer<JsonGenerator> writer) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = GENERATORS.createGenerator(text)) {
            writer.accept(out);
        }
        return text.toString();
    }

    private static String error(IllegalArgumentException e) {
        return written(
                out -> out.writeStartObject().write("error", e.getMessage()).writeEnd());
    }
}
