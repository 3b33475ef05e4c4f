"""What moderators are shown before and after they change the knowledge: values into panels. Pure."""
