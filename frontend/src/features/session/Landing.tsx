import { Alert, Anchor, Button, Group, Stack, Text, Title } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { Configuration } from '../../shared/api/types';
import { codeWord } from '../../shared/i18n/codes';
import { useTranslation, changeLanguage } from '../../shared/i18n/i18n';
import { maySignInQuietly, signIn } from '../../shared/session/session';
import classes from './Landing.module.css';

type Props = { configuration: Configuration; failed: boolean };

/** Says in three lines what this is, and lets in. */
export default function Landing({ configuration, failed }: Props) {
  const { t, i18n } = useTranslation();
  const [leaving, setLeaving] = useState(false);
  const [unreachable, setUnreachable] = useState(false);
  const enter = () => {
    setLeaving(true);
    signIn().catch(() => {
      setLeaving(false);
      setUnreachable(true);
    });
  };
  useEffect(() => {
    document.title = t('app.name');
  }, [t]);
  useEffect(() => {
    if (!failed && maySignInQuietly()) void signIn().catch(() => undefined);
  }, [failed]);
  const other = i18n.language === 'ru' ? 'en' : 'ru';
  return (
    <main className={classes.page}>
      <Stack className={classes.card} gap="md">
        <Group justify="space-between">
          <Text fw={600} c="var(--opora-accent)">
            {t('app.name')}
          </Text>
          <Anchor component="button" type="button" lang={other} onClick={() => void changeLanguage(other)}>
            {t('shell.otherLanguage')}
          </Anchor>
        </Group>
        <Title order={1}>{t('session.title')}</Title>
        <ul className={classes.lines}>
          <li>{t('session.line1')}</li>
          <li>{t('session.line2')}</li>
          <li>{t('session.line3')}</li>
        </ul>
        {failed && (
          <Alert color="orange" title={t('session.failedTitle')}>
            {t('session.failedText')}
          </Alert>
        )}
        {unreachable && (
          <Alert color="orange" title={t('session.awayTitle')}>
            {t('session.awayText')}
          </Alert>
        )}
        <Button size="md" onClick={enter} loading={leaving}>
          {t('session.signIn')}
        </Button>
        {configuration.demo && <DemoAccounts demo={configuration.demo} />}
      </Stack>
    </main>
  );
}

function DemoAccounts({ demo }: { demo: NonNullable<Configuration['demo']> }) {
  const { t } = useTranslation();
  return (
    <section aria-labelledby="demo-title" className={classes.demo}>
      <Title order={2} size="h3" id="demo-title">
        {t('session.demoTitle')}
      </Title>
      <Text className="quiet" size="sm">
        {t('session.demoText')}
      </Text>
      <div className={classes.scroll} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('session.username')}</th>
              <th scope="col">{t('session.password')}</th>
              <th scope="col">{t('session.role')}</th>
            </tr>
          </thead>
          <tbody>
            {demo.users.map((user) => (
              <tr key={user.username}>
                <td>
                  <code>{user.username}</code>
                </td>
                <td>
                  <code>{user.password}</code>
                </td>
                <td>
                  {codeWord('role', user.role)}
                  <span className="quiet">{`, ${user.organization}`}</span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
