import { Button, Divider, SegmentedControl, Stack, Text, useMantineColorScheme } from '@mantine/core';
import {
  IconBell,
  IconChartBar,
  IconFileText,
  IconLayoutDashboard,
  IconLogout,
  IconSchool,
  IconSettings,
  IconShieldLock,
  IconUsers,
} from '@tabler/icons-react';
import { SidePanel } from '../../shared/ui/Dialog';
import { useAccountPage } from '../../shared/api/getConfiguration';
import { useMe } from '../../shared/api/getMe';
import { codeWord } from '../../shared/i18n/codes';
import { useTranslation, changeLanguage, type Language } from '../../shared/i18n/i18n';
import { signOut } from '../../shared/session/session';
import { ButtonLink } from '../../shared/ui/links';
import { useMayAdminister } from '../administration/sections';

/** The person: roles, own account and settings, language, colours, way out. */
export default function PersonPanel({ onClose }: { onClose: () => void }) {
  const { t, i18n } = useTranslation();
  const me = useMe().data;
  const account = useAccountPage();
  const mayAdminister = useMayAdminister();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <SidePanel title={t('shell.person')} onClose={onClose}>
      <Stack>
        <div>
          <Text fw={600}>{me?.name}</Text>
          {me?.email && (
            <Text size="sm" className="quiet">
              {me.email}
            </Text>
          )}
        </div>
        <Stack gap={4} component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
          {me?.memberships.map((membership) => (
            <li key={membership.id}>
              <Text>{codeWord('role', membership.role)}</Text>
              <Text size="sm" className="quiet">
                {membership.organization.name}
              </Text>
            </li>
          ))}
        </Stack>
        <Divider />
        <Stack gap={4} align="flex-start">
          {account && (
            <Button
              component="a"
              href={account}
              variant="subtle"
              leftSection={<IconShieldLock size={18} aria-hidden />}
            >
              {t('shell.account')}
            </Button>
          )}
          <ButtonLink
            to="/settings/notifications"
            variant="subtle"
            leftSection={<IconBell size={18} aria-hidden />}
            onClick={onClose}
          >
            {t('notifications.settings')}
          </ButtonLink>
          {me?.permissions.includes('monitoring:read') && (
            <ButtonLink
              to="/dashboard"
              variant="subtle"
              leftSection={<IconLayoutDashboard size={18} aria-hidden />}
              onClick={onClose}
            >
              {t('nav.dashboard')}
            </ButtonLink>
          )}
          {me?.permissions.includes('monitoring:read') && (
            <ButtonLink
              to="/monitoring"
              variant="subtle"
              leftSection={<IconChartBar size={18} aria-hidden />}
              onClick={onClose}
            >
              {t('nav.monitoring')}
            </ButtonLink>
          )}
          {me?.permissions.includes('reports:read') && (
            <ButtonLink
              to="/report-obligations"
              variant="subtle"
              leftSection={<IconFileText size={18} aria-hidden />}
              onClick={onClose}
            >
              {t('nav.reports')}
            </ButtonLink>
          )}
          {me?.permissions.includes('people:read') && (
            <ButtonLink
              to="/people"
              variant="subtle"
              leftSection={<IconUsers size={18} aria-hidden />}
              onClick={onClose}
            >
              {t('nav.people')}
            </ButtonLink>
          )}
          {me?.permissions.includes('programmes:read') && (
            <ButtonLink
              to="/programmes"
              variant="subtle"
              leftSection={<IconSchool size={18} aria-hidden />}
              onClick={onClose}
            >
              {t('nav.programmes')}
            </ButtonLink>
          )}
          {mayAdminister && (
            <ButtonLink
              to="/administration"
              variant="subtle"
              leftSection={<IconSettings size={18} aria-hidden />}
              onClick={onClose}
            >
              {t('nav.administration')}
            </ButtonLink>
          )}
        </Stack>
        <Divider />
        <Choice
          label={t('shell.language')}
          value={i18n.language}
          onChange={(language) => void changeLanguage(language as Language)}
          data={[
            { value: 'ru', label: t('language.ru') },
            { value: 'en', label: t('language.en') },
          ]}
        />
        <Choice
          label={t('shell.colors')}
          value={colorScheme}
          onChange={(scheme) => setColorScheme(scheme as 'light' | 'dark' | 'auto')}
          data={[
            { value: 'auto', label: t('colors.auto') },
            { value: 'light', label: t('colors.light') },
            { value: 'dark', label: t('colors.dark') },
          ]}
        />
        <Divider />
        <Button variant="default" leftSection={<IconLogout size={18} aria-hidden />} onClick={() => void signOut()}>
          {t('shell.signOut')}
        </Button>
      </Stack>
    </SidePanel>
  );
}

type ChoiceProps = {
  label: string;
  value: string;
  onChange: (value: string) => void;
  data: { value: string; label: string }[];
};

const Choice = ({ label, ...rest }: ChoiceProps) => (
  <div>
    <Text size="sm" fw={500} mb={4}>
      {label}
    </Text>
    <SegmentedControl fullWidth aria-label={label} {...rest} />
  </div>
);
