import { Anchor, Button, type AnchorProps, type ButtonProps } from '@mantine/core';
import { createLink } from '@tanstack/react-router';
import { forwardRef } from 'react';

/** Mantine's looks with the router's typed addresses. */
type AnchorBaseProps = Omit<AnchorProps, 'href'> & { tabIndex?: number; title?: string };
const AnchorBase = forwardRef<HTMLAnchorElement, AnchorBaseProps>((props, ref) => <Anchor ref={ref} {...props} />);
AnchorBase.displayName = 'AnchorBase';
export const AppLink = createLink(AnchorBase);

const ButtonBase = forwardRef<HTMLAnchorElement, Omit<ButtonProps, 'href'>>((props, ref) => (
  <Button ref={ref} component="a" {...props} />
));
ButtonBase.displayName = 'ButtonBase';
export const ButtonLink = createLink(ButtonBase);
