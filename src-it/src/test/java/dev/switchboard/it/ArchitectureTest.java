package dev.switchboard.it;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Duration;

/** Who may know whom: the modules, and the one way that data takes through the rooms of the runtime. */
@AnalyzeClasses(packages = "dev.switchboard", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String API = "dev.switchboard.api..";
    private static final String CALL = "dev.switchboard.call..";
    private static final String CATALOG = "dev.switchboard.catalog..";
    private static final String CONFIGURATION = "dev.switchboard.configuration..";
    private static final String DIALECT = "dev.switchboard.dialect..";
    private static final String DISPATCH = "dev.switchboard.dispatch..";
    private static final String EMULATOR = "dev.switchboard.emulator..";
    private static final String LEDGER = "dev.switchboard.ledger..";
    private static final String SIDEBAND = "dev.switchboard.sideband..";
    private static final String TELEMETRY = "dev.switchboard.telemetry..";
    private static final String TELEPHONY = "dev.switchboard.telephony..";

    private static final String[] PLATFORM = {
        "java..", "javax.sql..", "jakarta..", "org.eclipse.microprofile..", "org.jspecify.."
    };

    @ArchTest
    static final ArchRule apiNeedsThePlatformAlone = classes()
            .that()
            .resideInAPackage(API)
            .should()
            .onlyDependOnClassesThat(resideInAPackage(API).or(resideInAnyPackage(PLATFORM)));

    @ArchTest
    static final ArchRule toolsCompileAgainstTheApiAlone = classes()
            .that()
            .resideInAPackage("dev.switchboard.tools..")
            .should()
            .onlyDependOnClassesThat(
                    resideInAnyPackage("dev.switchboard.tools..", API).or(resideInAnyPackage(PLATFORM)));

    @ArchTest
    static final ArchRule theSampleKnowsNothingOfTheRuntime = noClasses()
            .that()
            .resideInAPackage("dev.switchboard.receptionist..")
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                    CALL, CATALOG, CONFIGURATION, DIALECT, DISPATCH, EMULATOR, LEDGER, SIDEBAND, TELEMETRY, TELEPHONY));

    @ArchTest
    static final ArchRule onlyTestsAndTheDemoKnowTheEmulator = noClasses()
            .that()
            .resideOutsideOfPackages(EMULATOR, "dev.switchboard.demo..")
            .should()
            .dependOnClassesThat(resideInAPackage(EMULATOR));

    @ArchTest
    static final ArchRule theEmulatorKnowsNothingOfUs = noClasses()
            .that()
            .resideInAPackage(EMULATOR)
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                    API, CALL, CATALOG, CONFIGURATION, DIALECT, DISPATCH, LEDGER, SIDEBAND, TELEPHONY));

    /** No JSON, no clock, no thread, no I/O; durations and the bytes of a text are none of those. */
    @ArchTest
    static final ArchRule theCallMachineIsPure = classes()
            .that()
            .resideInAPackage(CALL)
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(CALL, API, "java.lang..", "org.jspecify..")
                    .or(resideInAnyPackage("java.util", "java.util.function", "java.util.stream"))
                    .or(type(Duration.class))
                    .or(resideInAnyPackage("java.nio.charset")));

    @ArchTest
    static final ArchRule aDialectKnowsJsonAndNothingOfTools = noClasses()
            .that()
            .resideInAPackage(DIALECT)
            .should()
            .dependOnClassesThat(
                    resideInAnyPackage(CATALOG, DISPATCH, LEDGER, SIDEBAND, TELEPHONY, "java.util.concurrent.."));

    @ArchTest
    static final ArchRule theDispatcherKnowsNothingOfTelephones = noClasses()
            .that()
            .resideInAPackage(DISPATCH)
            .should()
            .dependOnClassesThat(resideInAnyPackage(CALL, DIALECT, SIDEBAND, TELEPHONY));

    @ArchTest
    static final ArchRule theLedgerRunsNothing = noClasses()
            .that()
            .resideInAPackage(LEDGER)
            .should()
            .dependOnClassesThat(resideInAnyPackage(CATALOG, DIALECT, DISPATCH, SIDEBAND, TELEMETRY, TELEPHONY));

    @ArchTest
    static final ArchRule telemetryLooksOn = noClasses()
            .that()
            .resideInAPackage(TELEMETRY)
            .should()
            .dependOnClassesThat(resideInAnyPackage(CATALOG, DIALECT, DISPATCH, SIDEBAND, TELEPHONY, "jakarta.json.."));

    @ArchTest
    static final ArchRule theSidebandPassesTextOn = noClasses()
            .that()
            .resideInAPackage(SIDEBAND)
            .should()
            .dependOnClassesThat(
                    resideInAnyPackage(CALL, CATALOG, DIALECT, DISPATCH, LEDGER, TELEPHONY, "jakarta.json.."));

    /** Business time comes from the injected clock. {@code System.nanoTime} measures, and tells nobody what time it is. */
    @ArchTest
    static final ArchRule theTimeIsAskedOfTheInjectedClock = noClasses()
            .that()
            .resideOutsideOfPackages(EMULATOR, "dev.switchboard.demo..")
            .and()
            .doNotHaveFullyQualifiedName("dev.switchboard.catalog.ClockCreator")
            .should()
            .callMethodWhere(asksTheSystem());

    private static DescribedPredicate<JavaMethodCall> asksTheSystem() {
        return DescribedPredicate.describe("the system is asked for the time", call -> {
            String owner = call.getTargetOwner().getName();
            boolean isNow = owner.startsWith("java.time.")
                    && call.getName().equals("now")
                    && call.getTarget().getRawParameterTypes().stream()
                            .noneMatch(type -> type.isEquivalentTo(Clock.class));
            boolean isClock = owner.equals("java.time.Clock") && call.getName().startsWith("system");
            boolean isMillis =
                    owner.equals("java.lang.System") && call.getName().equals("currentTimeMillis");
            return isNow || isClock || isMillis;
        });
    }

    @ArchTest
    static final ArchRule noRoomsInACircle =
            slices().matching("dev.switchboard.(**)").should().beFreeOfCycles();
}
