package dev.switchboard.tools.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.switchboard.api.Tool;
import dev.switchboard.api.ToolException;
import dev.switchboard.tools.AnyCall;
import jakarta.annotation.security.RolesAllowed;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class OrderToolsTest {

    private static final Order MUGS = new Order(
            "A1001",
            Order.Status.SHIPPED,
            LocalDate.parse("2030-01-10"),
            "K1A 0B1",
            "ada@example.com",
            List.of(new OrderItem("Blue mug", 2), new OrderItem("Teapot", 1)));
    private static final Order UNPROVABLE =
            new Order("A1002", Order.Status.RECEIVED, null, "", null, List.of(new OrderItem("Spoon", 6)));

    private final Map<String, Order> orders = Map.of(MUGS.number(), MUGS, UNPROVABLE.number(), UNPROVABLE);
    private final AnyCall call = AnyCall.withheld();
    private final OrderTools tools = new OrderTools(number -> Optional.ofNullable(orders.get(number)), call);

    @Test
    void tellsTheStatusToWhoKnowsThePostalCode() {
        assertThat(tools.checkOrder("A1001", "K1A 0B1", null))
                .isEqualTo(new OrderStatus(
                        "A1001",
                        Order.Status.SHIPPED,
                        "Order A, 1, 0, 0, 1 is on its way. It is expected on Thursday, January 10."));
    }

    @Test
    void tellsTheStatusToWhoKnowsTheEmailAddress() {
        assertThat(tools.checkOrder("A1001", null, "ada@example.com").status()).isEqualTo(Order.Status.SHIPPED);
    }

    @Test
    void takesNumberAndProofHoweverTheyAreWritten() {
        assertThat(tools.checkOrder("a-1001", "k1a0b1", null).number()).isEqualTo("A1001");
    }

    @Test
    void anUnknownNumberAndAWrongProofSoundTheSame() {
        assertThat(refusal(() -> tools.checkOrder("A1001", "10115", "eve@example.com")))
                .isEqualTo(refusal(() -> tools.checkOrder("A9999", "10115", "eve@example.com")));
    }

    @Test
    void asksForAProofWhetherThereIsSuchAnOrderOrNot() {
        assertThat(refusal(() -> tools.checkOrder("A1001", null, " ")))
                .isEqualTo(refusal(() -> tools.checkOrder("A9999", null, null)))
                .isEqualTo("To look up an order I also need its postal code or its e-mail address.");
    }

    @Test
    void nothingProvesAnOrderThatHasNeitherPostalCodeNorEmailAddress() {
        assertThat(refusal(() -> tools.checkOrder("A1002", "-", "null"))).startsWith("I find no order");
    }

    @Test
    void grantsTheCallARoleOnceTheCallerHasProvedToBeACustomer() {
        tools.checkOrder("A1001", "K1A 0B1", null);

        assertThat(call.roles()).contains(OrderTools.CUSTOMER);
    }

    @Test
    void grantsNothingForAWrongProof() {
        assertThat(refusal(() -> tools.checkOrder("A1001", "10115", null))).isNotBlank();

        assertThat(call.roles()).isEmpty();
    }

    @Test
    void listsTheItemsOfAProvedOrder() {
        tools.checkOrder("A1001", "K1A 0B1", null);

        assertThat(tools.orderDetails("A1001"))
                .isEqualTo(new OrderDetails("A1001", MUGS.items(), "Order A, 1, 0, 0, 1: 2 times Blue mug; Teapot."));
    }

    @Test
    void aProofHoldsHoweverTheNumberIsWritten() {
        tools.checkOrder("a-1001", "K1A 0B1", null);

        assertThat(tools.orderDetails("A 1001").number()).isEqualTo("A1001");
    }

    @Test
    void aProofForOneOrderOpensNoOther() {
        tools.checkOrder("A1001", "K1A 0B1", null);

        assertThat(refusal(() -> tools.orderDetails("A1002")))
                .isEqualTo(refusal(() -> tools.orderDetails("A9999")))
                .startsWith("Before I can tell");
    }

    @Test
    void detailsAreForTheRoleThatTheStatusGrants() throws NoSuchMethodException {
        assertThat(OrderTools.class
                        .getMethod("orderDetails", String.class)
                        .getAnnotation(RolesAllowed.class)
                        .value())
                .containsExactly(OrderTools.CUSTOMER);
    }

    @Test
    void theToolThatGrantsIsNotReadOnly() throws NoSuchMethodException {
        assertThat(OrderTools.class
                        .getMethod("checkOrder", String.class, String.class, String.class)
                        .getAnnotation(Tool.class)
                        .readOnly())
                .isFalse();
    }

    private static String refusal(ThrowingCallable work) {
        return catchThrowableOfType(ToolException.class, work).getMessage();
    }
}
