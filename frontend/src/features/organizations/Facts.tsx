import { Anchor } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Organization } from '../../shared/api/types';
import { codeWord } from '../../shared/i18n/codes';
import classes from './Facts.module.css';

/** What is known of an organisation; what is not known takes no place. */
export function Facts({ organization }: { organization: Organization }) {
  const { t } = useTranslation();
  const { contacts } = organization;
  const facts: [string, ReactNode][] = [
    [t('organization.head'), contacts.head],
    [t('organization.address'), contacts.address],
    [t('organization.phone'), contacts.phone && <Anchor href={`tel:${contacts.phone}`}>{contacts.phone}</Anchor>],
    [t('organizations.email'), contacts.email && <Anchor href={`mailto:${contacts.email}`}>{contacts.email}</Anchor>],
    [t('organization.website'), contacts.website && <Website address={contacts.website} />],
    [t('organization.inn'), organization.inn],
    [t('organization.ogrn'), organization.ogrn],
    [t('organization.registryCode'), organization.registryCode],
    [t('organization.locality'), organization.locality && codeWord('locality', organization.locality)],
    [t('organization.timeZone'), codeWord('timeZone', organization.timeZone)],
  ];
  return (
    <dl className={classes.facts}>
      {facts
        .filter(([, value]) => value)
        .map(([word, value]) => (
          <div key={word}>
            <dt>{word}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}

/** Only a web address becomes a link, whatever was typed. */
function Website({ address }: { address: string }) {
  const href = /^https?:\/\//i.test(address) ? address : `https://${address}`;
  return (
    <Anchor href={href} target="_blank" rel="noopener noreferrer">
      {address}
    </Anchor>
  );
}
