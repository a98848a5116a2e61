package dev.switchboard.bench;

import jakarta.json.stream.JsonGenerator;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;

/** What somebody would write by hand for {@link Form}: long, and nothing in it. */
final class FloorForm {

    private FloorForm() {}

    static Form read(JsonParser in) {
        String text01 = null;
        String text02 = null;
        String text03 = null;
        String text04 = null;
        String text05 = null;
        String text06 = null;
        String text07 = null;
        String text08 = null;
        String text09 = null;
        String text10 = null;
        String text11 = null;
        String text12 = null;
        String text13 = null;
        String text14 = null;
        String text15 = null;
        String text16 = null;
        String text17 = null;
        String text18 = null;
        String text19 = null;
        String text20 = null;
        int number01 = 0;
        int number02 = 0;
        int number03 = 0;
        int number04 = 0;
        int number05 = 0;
        int number06 = 0;
        int number07 = 0;
        int number08 = 0;
        int number09 = 0;
        int number10 = 0;
        boolean flag01 = false;
        boolean flag02 = false;
        boolean flag03 = false;
        boolean flag04 = false;
        boolean flag05 = false;
        boolean flag06 = false;
        boolean flag07 = false;
        boolean flag08 = false;
        boolean flag09 = false;
        boolean flag10 = false;

        int given = 0;
        while (in.next() != Event.END_OBJECT) {
            String name = in.getString();
            Event value = in.next();
            given++;
            switch (name) {
                case "text01" -> text01 = Floor.text(in);
                case "text02" -> text02 = Floor.text(in);
                case "text03" -> text03 = Floor.text(in);
                case "text04" -> text04 = Floor.text(in);
                case "text05" -> text05 = Floor.text(in);
                case "text06" -> text06 = Floor.text(in);
                case "text07" -> text07 = Floor.text(in);
                case "text08" -> text08 = Floor.text(in);
                case "text09" -> text09 = Floor.text(in);
                case "text10" -> text10 = Floor.text(in);
                case "text11" -> text11 = Floor.text(in);
                case "text12" -> text12 = Floor.text(in);
                case "text13" -> text13 = Floor.text(in);
                case "text14" -> text14 = Floor.text(in);
                case "text15" -> text15 = Floor.text(in);
                case "text16" -> text16 = Floor.text(in);
                case "text17" -> text17 = Floor.text(in);
                case "text18" -> text18 = Floor.text(in);
                case "text19" -> text19 = Floor.text(in);
                case "text20" -> text20 = Floor.text(in);
                case "number01" -> number01 = Floor.number(in, name);
                case "number02" -> number02 = Floor.number(in, name);
                case "number03" -> number03 = Floor.number(in, name);
                case "number04" -> number04 = Floor.number(in, name);
                case "number05" -> number05 = Floor.number(in, name);
                case "number06" -> number06 = Floor.number(in, name);
                case "number07" -> number07 = Floor.number(in, name);
                case "number08" -> number08 = Floor.number(in, name);
                case "number09" -> number09 = Floor.number(in, name);
                case "number10" -> number10 = Floor.number(in, name);
                case "flag01" -> flag01 = value == Event.VALUE_TRUE;
                case "flag02" -> flag02 = value == Event.VALUE_TRUE;
                case "flag03" -> flag03 = value == Event.VALUE_TRUE;
                case "flag04" -> flag04 = value == Event.VALUE_TRUE;
                case "flag05" -> flag05 = value == Event.VALUE_TRUE;
                case "flag06" -> flag06 = value == Event.VALUE_TRUE;
                case "flag07" -> flag07 = value == Event.VALUE_TRUE;
                case "flag08" -> flag08 = value == Event.VALUE_TRUE;
                case "flag09" -> flag09 = value == Event.VALUE_TRUE;
                case "flag10" -> flag10 = value == Event.VALUE_TRUE;

                default -> throw new IllegalArgumentException(name + ": is no property here");
            }
        }
        Floor.demand(given == 40, "the form: is not complete");
        Floor.demand(!text01.isBlank(), "form.text01: must not be blank");
        Floor.demand(!text02.isBlank(), "form.text02: must not be blank");
        Floor.demand(number01 >= 0, "form.number01: must be at least 0");
        return new Form(
                text01, text02, text03, text04, text05, text06, text07, text08, text09, text10, text11, text12, text13,
                text14, text15, text16, text17, text18, text19, text20, number01, number02, number03, number04,
                number05, number06, number07, number08, number09, number10, flag01, flag02, flag03, flag04, flag05,
                flag06, flag07, flag08, flag09, flag10);
    }

    static void write(Form form, JsonGenerator out) {
        out.writeStartObject();
        out.write("text01", form.text01());
        out.write("text02", form.text02());
        out.write("text03", form.text03());
        out.write("text04", form.text04());
        out.write("text05", form.text05());
        out.write("text06", form.text06());
        out.write("text07", form.text07());
        out.write("text08", form.text08());
        out.write("text09", form.text09());
        out.write("text10", form.text10());
        out.write("text11", form.text11());
        out.write("text12", form.text12());
        out.write("text13", form.text13());
        out.write("text14", form.text14());
        out.write("text15", form.text15());
        out.write("text16", form.text16());
        out.write("text17", form.text17());
        out.write("text18", form.text18());
        out.write("text19", form.text19());
        out.write("text20", form.text20());
        out.write("number01", form.number01());
        out.write("number02", form.number02());
        out.write("number03", form.number03());
        out.write("number04", form.number04());
        out.write("number05", form.number05());
        out.write("number06", form.number06());
        out.write("number07", form.number07());
        out.write("number08", form.number08());
        out.write("number09", form.number09());
        out.write("number10", form.number10());
        out.write("flag01", form.flag01());
        out.write("flag02", form.flag02());
        out.write("flag03", form.flag03());
        out.write("flag04", form.flag04());
        out.write("flag05", form.flag05());
        out.write("flag06", form.flag06());
        out.write("flag07", form.flag07());
        out.write("flag08", form.flag08());
        out.write("flag09", form.flag09());
        out.write("flag10", form.flag10());

        out.writeEnd();
    }
}
