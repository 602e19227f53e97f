package ru.opora.organizations;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/** The text must be a number of a state register, with the check digit that follows from the others. */
@Target({ElementType.FIELD, ElementType.RECORD_COMPONENT, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = RegisterNumber.Validator.class)
@interface RegisterNumber {

    /** Which register. */
    enum Register {
        INN,
        OGRN
    }

    Register value();

    String message() default "{ru.opora.RegisterNumber}";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Computes the check digit. */
    final class Validator implements ConstraintValidator<RegisterNumber, String> {

        private Register register = Register.INN;

        @Override
        public void initialize(RegisterNumber annotation) {
            register = annotation.value();
        }

        @Override
        public boolean isValid(@Nullable String value, ConstraintValidatorContext context) {
            return value == null
                    || (register == Register.INN ? OrganizationCodes.isInn(value) : OrganizationCodes.isOgrn(value));
        }
    }
}
