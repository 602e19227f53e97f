import { Group, NativeSelect, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from '../../shared/i18n/i18n';
import { fieldError } from '../../shared/api/fieldError';
import type { Organization } from '../../shared/api/types';
import { codeWord } from '../../shared/i18n/codes';
import { CodeSelect } from '../../shared/ui/CodeSelect';
import { FormDialog } from '../../shared/ui/FormDialog';
import { useUpdateOrganization } from './api/updateOrganization';
import { KINDS } from './search';

const LOCALITIES = ['URBAN', 'RURAL'] as const;
const ZONES = [
  'Europe/Kaliningrad',
  'Europe/Moscow',
  'Europe/Samara',
  'Asia/Yekaterinburg',
  'Asia/Omsk',
  'Asia/Novosibirsk',
  'Asia/Krasnoyarsk',
  'Asia/Irkutsk',
  'Asia/Yakutsk',
  'Asia/Vladivostok',
  'Asia/Magadan',
  'Asia/Kamchatka',
];

type Texts = Record<
  'name' | 'shortName' | 'inn' | 'ogrn' | 'registryCode' | 'address' | 'phone' | 'email' | 'website' | 'head',
  string
>;

const textsOf = (one: Organization): Texts => ({
  name: one.name,
  shortName: one.shortName ?? '',
  inn: one.inn ?? '',
  ogrn: one.ogrn ?? '',
  registryCode: one.registryCode ?? '',
  address: one.contacts.address ?? '',
  phone: one.contacts.phone ?? '',
  email: one.contacts.email ?? '',
  website: one.contacts.website ?? '',
  head: one.contacts.head ?? '',
});

const CONTACTS: (keyof Texts)[] = ['head', 'address', 'phone', 'email', 'website'];

/** Corrects what was written wrongly; a new name by order is another act and keeps the old one in the history. */
export function CorrectDialog({ organization, onClose }: { organization: Organization; onClose: () => void }) {
  const { t } = useTranslation();
  const [texts, setTexts] = useState(textsOf(organization));
  const [kind, setKind] = useState(organization.kind);
  const [locality, setLocality] = useState(organization.locality);
  const [timeZone, setTimeZone] = useState(organization.timeZone);
  const update = useUpdateOrganization(organization);
  const or = (field: keyof Texts) => texts[field].trim() || null;
  const field = (name: keyof Texts, required = false) => (
    <TextInput
      key={name}
      label={t(`organization.${name}`)}
      value={texts[name]}
      onChange={(event) => setTexts({ ...texts, [name]: event.currentTarget.value })}
      required={required}
      error={fieldError(update.error, CONTACTS.includes(name) ? `/contacts/${name}` : `/${name}`)}
    />
  );
  const send = () =>
    update.mutate(
      {
        name: texts.name.trim(),
        shortName: or('shortName'),
        kind,
        inn: or('inn'),
        ogrn: or('ogrn'),
        registryCode: or('registryCode'),
        locality,
        timeZone,
        contacts: {
          address: or('address'),
          phone: or('phone'),
          email: or('email'),
          website: or('website'),
          head: or('head'),
        },
      },
      { onSuccess: onClose },
    );
  return (
    <FormDialog
      title={t('organization.correctTitle')}
      action={t('common.save')}
      busy={update.isPending}
      error={update.error}
      ready={texts.name.trim() !== ''}
      onClose={onClose}
      onSubmit={send}
    >
      <Text size="sm" className="quiet">
        {t('organization.correctText')}
      </Text>
      {field('name', true)}
      {field('shortName')}
      <CodeSelect
        label={t('organizations.kind')}
        group="organizationKind"
        codes={KINDS}
        value={kind}
        onChange={(chosen) => setKind(chosen ?? kind)}
        error={fieldError(update.error, '/kind')}
      />
      <Group grow align="flex-start">
        {field('inn')}
        {field('ogrn')}
      </Group>
      {field('registryCode')}
      <Group grow align="flex-start">
        <CodeSelect
          label={t('organization.locality')}
          group="locality"
          codes={LOCALITIES}
          value={locality ?? undefined}
          onChange={(chosen) => setLocality(chosen ?? null)}
          any={t('organization.notGiven')}
        />
        <NativeSelect
          label={t('organization.timeZone')}
          value={timeZone}
          onChange={(event) => setTimeZone(event.currentTarget.value)}
          data={[...new Set([timeZone, ...ZONES])].map((zone) => ({ value: zone, label: codeWord('timeZone', zone) }))}
          error={fieldError(update.error, '/timeZone')}
        />
      </Group>
      {CONTACTS.map((name) => field(name))}
    </FormDialog>
  );
}
