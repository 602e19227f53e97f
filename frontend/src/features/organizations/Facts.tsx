import { Anchor, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from '../../shared/i18n/i18n';
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
  const known = facts.filter(([, value]) => value);
  return (
    <>
      <dl className={classes.facts}>
        {known.map(([word, value]) => (
          <div key={word}>
            <dt>{word}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {known.length === 1 && <Text className="quiet">{t('organization.noFacts')}</Text>}
    </>
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
