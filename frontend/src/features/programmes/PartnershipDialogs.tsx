import { Group, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from '../../shared/i18n/i18n';
import { fieldError } from '../../shared/api/fieldError';
import type { Partnership, PartnershipKind } from '../../shared/api/types';
import { today } from '../../shared/format/dates';
import { CodeSelect } from '../../shared/ui/CodeSelect';
import { DayField } from '../../shared/ui/DayField';
import { EndingFields, type Ending } from '../../shared/ui/EndingFields';
import { FormDialog } from '../../shared/ui/FormDialog';
import { OrganizationSelect } from '../../shared/ui/OrganizationSelect';
import { useCreatePartnership } from './api/createPartnership';
import { useEndPartnership } from './api/endPartnership';
import { useUpdatePartnership } from './api/updatePartnership';
import { PARTNERSHIP_KINDS } from './search';

type Dates = { validFrom: string | null; validTo: string | null; number: string; date: string | null };

const factsOf = ({ validTo, number, date }: Dates) => ({
  validTo,
  agreementNumber: number.trim() || null,
  agreementDate: date,
});

export function CreatePartnership({ organizationId, onClose }: { organizationId: string | null; onClose: () => void }) {
  const { t } = useTranslation();
  const [kind, setKind] = useState<PartnershipKind>('PARTNER');
  const [school, setSchool] = useState(organizationId);
  const [partner, setPartner] = useState<string | null>(null);
  const [dates, setDates] = useState<Dates>({ validFrom: today(), validTo: null, number: '', date: null });
  const create = useCreatePartnership();
  const { validFrom } = dates;
  return (
    <FormDialog
      title={t('partnerships.addTitle')}
      action={t('common.add')}
      busy={create.isPending}
      error={create.error}
      ready={school !== null && partner !== null && validFrom !== null}
      onClose={onClose}
      onSubmit={() =>
        school &&
        partner &&
        validFrom &&
        create.mutate(
          { ...factsOf(dates), kind, organizationId: school, partnerId: partner, validFrom },
          { onSuccess: onClose },
        )
      }
    >
      <CodeSelect
        label={t('partnerships.kind')}
        group="partnershipKind"
        codes={PARTNERSHIP_KINDS}
        value={kind}
        onChange={(chosen) => setKind(chosen ?? 'PARTNER')}
      />
      <OrganizationSelect
        label={t('partnerships.helped')}
        kind="SCHOOL"
        value={school}
        onChange={setSchool}
        required
        error={fieldError(create.error, '/organizationId')}
      />
      <OrganizationSelect
        label={t('partnerships.helper')}
        kind="SCHOOL"
        value={partner}
        onChange={setPartner}
        required
        error={fieldError(create.error, '/partnerId')}
      />
      <DateFields value={dates} onChange={setDates} error={create.error} />
    </FormDialog>
  );
}

export function ChangePartnership({ partnership, onClose }: { partnership: Partnership; onClose: () => void }) {
  const { t } = useTranslation();
  const [dates, setDates] = useState<Dates>({
    validFrom: partnership.validFrom,
    validTo: partnership.validTo,
    number: partnership.agreementNumber ?? '',
    date: partnership.agreementDate,
  });
  const update = useUpdatePartnership(partnership);
  const { validFrom } = dates;
  return (
    <FormDialog
      title={t('partnerships.changeTitle')}
      action={t('common.save')}
      busy={update.isPending}
      error={update.error}
      ready={validFrom !== null}
      onClose={onClose}
      onSubmit={() => validFrom && update.mutate({ ...factsOf(dates), validFrom }, { onSuccess: onClose })}
    >
      <Text>
        {t('partnerships.pair', { school: partnership.organization.name, partner: partnership.partner.name })}
      </Text>
      <DateFields value={dates} onChange={setDates} error={update.error} />
    </FormDialog>
  );
}

export function EndPartnership({ partnership, onClose }: { partnership: Partnership; onClose: () => void }) {
  const { t } = useTranslation();
  const [ending, setEnding] = useState<Ending>({ date: null, reason: '' });
  const end = useEndPartnership(partnership.id);
  const reason = ending.reason.trim();
  return (
    <FormDialog
      title={t('partnerships.endTitle')}
      action={t('partnerships.end')}
      danger
      busy={end.isPending}
      error={end.error}
      ready={reason !== ''}
      onClose={onClose}
      onSubmit={() => end.mutate({ date: ending.date, reason }, { onSuccess: onClose })}
    >
      <Text>
        {t('partnerships.pair', { school: partnership.organization.name, partner: partnership.partner.name })}
      </Text>
      <EndingFields value={ending} onChange={setEnding} error={end.error} />
    </FormDialog>
  );
}

function DateFields({ value, onChange, error }: { value: Dates; onChange: (next: Dates) => void; error: unknown }) {
  const { t } = useTranslation();
  return (
    <>
      <Group grow align="flex-start">
        <DayField
          label={t('people.validFrom')}
          value={value.validFrom}
          onChange={(validFrom) => onChange({ ...value, validFrom })}
          required
          error={fieldError(error, '/validFrom')}
        />
        <DayField
          label={t('people.validTo')}
          value={value.validTo}
          onChange={(validTo) => onChange({ ...value, validTo })}
          error={fieldError(error, '/validTo')}
        />
      </Group>
      <Group grow align="flex-start">
        <TextInput
          label={t('partnerships.agreementNumber')}
          value={value.number}
          onChange={(event) => onChange({ ...value, number: event.currentTarget.value })}
          maxLength={200}
          error={fieldError(error, '/agreementNumber')}
        />
        <DayField
          label={t('partnerships.agreementDate')}
          value={value.date}
          onChange={(date) => onChange({ ...value, date })}
          error={fieldError(error, '/agreementDate')}
        />
      </Group>
    </>
  );
}
