import { Checkbox, Stack, TextInput } from '@mantine/core';
import { useTranslation } from '../../shared/i18n/i18n';
import { fieldError } from '../../shared/api/fieldError';
import type { Ground } from '../../shared/api/types';
import { DayField } from '../../shared/ui/DayField';

export type ParticipationDraft = {
  enteredOn: string | null;
  orderNumber: string;
  orderDate: string | null;
  grounds: string[];
};

/** A draft in which everything is filled in, as the API takes it. */
export function factsOf(draft: ParticipationDraft, offered: Ground[]) {
  const { enteredOn, orderDate, grounds } = draft;
  const orderNumber = draft.orderNumber.trim();
  if (!enteredOn || !orderDate || !orderNumber || (offered.length > 0 && grounds.length === 0)) return null;
  return { enteredOn, orderDate, orderNumber, grounds };
}

type Props = {
  draft: ParticipationDraft;
  onChange: (next: ParticipationDraft) => void;
  offered: Ground[];
  error?: unknown;
};

/** By which order, from which day, on which grounds. */
export function ParticipationFields({ draft, onChange, offered, error }: Props) {
  const { t } = useTranslation();
  return (
    <Stack gap="sm">
      <div className="side-by-side">
        <TextInput
          label={t('programmes.orderNumber')}
          value={draft.orderNumber}
          onChange={(event) => onChange({ ...draft, orderNumber: event.currentTarget.value })}
          maxLength={200}
          required
          error={fieldError(error, '/orderNumber')}
        />
        <DayField
          label={t('programmes.orderDate')}
          value={draft.orderDate}
          // A school is most often taken in from the day of the order.
          onChange={(orderDate) => onChange({ ...draft, orderDate, enteredOn: draft.enteredOn ?? orderDate })}
          required
          error={fieldError(error, '/orderDate')}
        />
        <DayField
          label={t('programmes.enteredOn')}
          value={draft.enteredOn}
          onChange={(enteredOn) => onChange({ ...draft, enteredOn })}
          required
          error={fieldError(error, '/enteredOn')}
        />
      </div>
      {offered.length > 0 && (
        <Checkbox.Group
          label={t('programmes.grounds')}
          value={draft.grounds}
          onChange={(grounds) => onChange({ ...draft, grounds })}
          required
          error={fieldError(error, '/grounds')}
        >
          <Stack gap={6} mt={4}>
            {offered.map((ground) => (
              <Checkbox key={ground.code} value={ground.code} label={ground.name} />
            ))}
          </Stack>
        </Checkbox.Group>
      )}
    </Stack>
  );
}
